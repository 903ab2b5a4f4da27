// Words of the home screen: the plan at a glance and how far it has come along the method.
export const home = {
  title: '总览',
}
