/** The frame of the funnels that the kernel's tests write: fields and activities, and stages unless they matter. */

const frame = `
funnel small { timezone "America/New_York"  currency USD }
team sales {}
team marketing {}
lead {
  email   email  key
  size    integer
  colour  one of [red, green]
  vip     boolean
  tags    list of text
  renewal date
}
activity visit {
  pages integer
  kind  one of [short, long]
  note  text
}
activity call {
  by      sales
  outcome one of [good, bad]
}
`;

const start = `lifecycle { stage start { initial } }`;

/** A funnel with the given declarations; without a lifecycle leads stay in \`start\`. */
export function smallFunnel(declarations: string): string {
  return `${frame}\n${declarations}\n${/^\s*lifecycle\b/m.test(declarations) ? "" : start}\n`;
}
