const { OAuthClient } = require("everbearer");
const { exercise } = require("./exercise.cjs");

exercise(OAuthClient, process.env).then(console.log);
