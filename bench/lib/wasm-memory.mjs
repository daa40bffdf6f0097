// Owns measuring the memory of the wasm instances that start after its import.

const memories = [];
const { Instance } = WebAssembly;

WebAssembly.Instance = class extends Instance {
  constructor(...args) {
    super(...args);
    const exported = Object.values(this.exports);
    memories.push(...exported.filter((one) => one instanceof WebAssembly.Memory));
  }
};

export const wasmBytes = () => memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
