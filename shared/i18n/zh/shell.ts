// Words of the window's frame: menus, navigation, file dialogs, notices, palette, start screen.
export const shell = {
  undone: '已撤销：{{what}}',
  redone: '已重做：{{what}}',
}
