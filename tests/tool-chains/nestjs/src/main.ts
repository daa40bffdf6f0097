// Owns starting the application, which prints its address.

import { NestFactory } from "@nestjs/core";
import { AppModule } from "./app.js";

async function bootstrap(): Promise<void> {
  const app = await NestFactory.create(AppModule);
  await app.listen(process.env.PORT ?? 3000, process.env.HOST ?? "127.0.0.1");
  console.log(await app.getUrl());
}

void bootstrap();
