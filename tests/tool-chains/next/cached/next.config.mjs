// How Next 16 builds the application with components that are cached: with one worker.

export default {
  cacheComponents: true,
  partialPrefetching: true,
  experimental: { cpus: 1 },
};
