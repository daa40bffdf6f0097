// Owns the client in a server with a page's globals, as servers that render pages have them.

import domino from "@mixmark-io/domino";
import { OAuthClient } from "everbearer";
import { exercise } from "./exercise.mjs";

const window = domino.createWindow("<!doctype html><title>a page</title>");
Object.assign(globalThis, { window, document: window.document });
console.log(await exercise(OAuthClient, process.env));
