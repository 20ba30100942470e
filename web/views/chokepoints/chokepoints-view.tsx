export function ChokepointsView() {
  return <div />;
}
