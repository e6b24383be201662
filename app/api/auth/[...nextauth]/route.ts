import { handlers } from "@/lib/sign-in";

export const { GET, POST } = handlers;
