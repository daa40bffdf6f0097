// How Next builds the application: with one worker.

export default { experimental: { cpus: 1 } };
