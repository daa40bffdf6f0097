// How Next 16 builds the application with cached components: with one worker.

export default {
  cacheComponents: true,
  partialPrefetching: true,
  experimental: { cpus: 1 },
};
