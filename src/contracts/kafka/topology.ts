import * as z from "zod";

export const topology = z.enum(["1", "3"]).default("1").describe("How many brokers. With 3 they are the listing's own.");
