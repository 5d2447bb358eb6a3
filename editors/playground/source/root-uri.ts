/** The folder of the project, as the language client and the server call it. */
export const rootUri = "file:///project";
