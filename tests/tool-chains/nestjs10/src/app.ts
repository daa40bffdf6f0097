// Owns an application of NestJS that gets its client by injection and responds with the exercise's result.

import { Controller, Get, Module } from "@nestjs/common";
import { OAuthClient } from "everbearer";
import { exercise } from "../exercise.cjs";

@Controller()
class AppController {
  constructor(private readonly client: OAuthClient) {}

  @Get()
  run(): Promise<string> {
    if (!(this.client instanceof OAuthClient)) throw new Error("what is injected is no client");
    return exercise(OAuthClient, process.env);
  }
}

@Module({
  controllers: [AppController],
  providers: [{ provide: OAuthClient, useFactory: () => OAuthClient.fromEnv("ACME") }],
})
export class AppModule {}
