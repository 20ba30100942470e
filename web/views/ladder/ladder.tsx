export function Ladder() {
  return <div />;
}
