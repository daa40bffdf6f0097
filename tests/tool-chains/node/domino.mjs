// Owns the client in a server that has a page's globals, as those that render pages have.

import domino from "@mixmark-io/domino";
import { OAuthClient } from "everbearer";
import { exercise } from "./exercise.mjs";

const window = domino.createWindow("<!doctype html><title>a page</title>");
Object.assign(globalThis, { window, document: window.document });
console.log(await exercise(OAuthClient, process.env));
