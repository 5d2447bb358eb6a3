/** What the build puts in the place of these names: the texts of the two workers and of the example project. */

declare module "playground:server-worker" {
  const code: string;
  export default code;
}

declare module "playground:project-worker" {
  const code: string;
  export default code;
}

declare module "playground:example" {
  const files: Readonly<Record<string, string>>;
  export default files;
}
