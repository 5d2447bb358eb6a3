/** The two XML files of a Visual Studio Code package: what it is, and the types of what lies in it. */
import { extname } from "node:path";

/** What is read of the extension's `package.json`. */
export interface ExtensionPackage {
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  readonly version: string;
  readonly publisher: string;
  readonly license: string;
  readonly categories: readonly string[];
  readonly keywords: readonly string[];
  readonly engines: { readonly vscode: string };
}

const mediaTypes: Readonly<Record<string, string>> = {
  ".json": "application/json",
  ".js": "application/javascript",
  ".cjs": "application/javascript",
  ".mjs": "application/javascript",
  ".md": "text/markdown",
  ".txt": "text/plain",
  ".vsixmanifest": "text/xml",
};

/** `[Content_Types].xml` of the Open Packaging Conventions, for these files and the manifest. */
export function renderContentTypes(names: readonly string[]): string {
  const extensions = [...new Set([...names.map((name) => extname(name)), ".txt", ".vsixmanifest"])].sort();
  const rows = extensions.map((extension) => {
    const type = mediaTypes[extension] ?? "application/octet-stream";
    return `  <Default Extension="${extension}" ContentType="${type}"/>\n`;
  });
  return `<?xml version="1.0" encoding="utf-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
${rows.join("")}</Types>
`;
}

/** `extension.vsixmanifest`, version 2.0 of the package schema. */
export function renderExtensionManifest(extension: ExtensionPackage): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011" xmlns:d="http://schemas.microsoft.com/developer/vsx-schema-design/2011">
  <Metadata>
    <Identity Language="en-US" Id="${escapeXml(extension.name)}" Version="${escapeXml(extension.version)}" Publisher="${escapeXml(extension.publisher)}"/>
    <DisplayName>${escapeXml(extension.displayName)}</DisplayName>
    <Description xml:space="preserve">${escapeXml(extension.description)}</Description>
    <Tags>${escapeXml([...extension.keywords, "funnel", "__ext_funnel"].join(","))}</Tags>
    <Categories>${escapeXml(extension.categories.join(","))}</Categories>
    <GalleryFlags>Public</GalleryFlags>
    <License>extension/LICENSE.txt</License>
    <Properties>
      <Property Id="Microsoft.VisualStudio.Code.Engine" Value="${escapeXml(extension.engines.vscode)}"/>
      <Property Id="Microsoft.VisualStudio.Code.ExtensionDependencies" Value=""/>
      <Property Id="Microsoft.VisualStudio.Code.ExtensionPack" Value=""/>
      <Property Id="Microsoft.VisualStudio.Code.ExtensionKind" Value="workspace"/>
    </Properties>
  </Metadata>
  <Installation>
    <InstallationTarget Id="Microsoft.VisualStudio.Code"/>
  </Installation>
  <Dependencies/>
  <Assets>
    <Asset Type="Microsoft.VisualStudio.Code.Manifest" Path="extension/package.json" Addressable="true"/>
    <Asset Type="Microsoft.VisualStudio.Services.Content.Details" Path="extension/README.md" Addressable="true"/>
    <Asset Type="Microsoft.VisualStudio.Services.Content.License" Path="extension/LICENSE.txt" Addressable="true"/>
  </Assets>
</PackageManifest>
`;
}

function escapeXml(text: string): string {
  return text.replace(/[<>&"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
