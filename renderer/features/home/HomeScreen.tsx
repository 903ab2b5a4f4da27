// The plan at a glance.
export default function HomeScreen() {
  return null
}
