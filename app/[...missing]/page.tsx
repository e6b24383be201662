import { notFound } from "next/navigation";
import { connection } from "next/server";

/** Any address that leads nowhere: rendered on request, so that it carries the nonce its policy asks for. */
export default async function Missing() {
  await connection();
  notFound();
}
