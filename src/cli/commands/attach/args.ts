export interface AttachArgs {
  run?: string
  onHup: 'detach' | 'stop'
}
