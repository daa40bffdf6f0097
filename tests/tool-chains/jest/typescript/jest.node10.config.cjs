module.exports = {
  testEnvironment: "node",
  transform: {
    "\\.ts$": ["ts-jest", { tsconfig: "<rootDir>/tsconfig.node10.json", diagnostics: true }],
  },
};
