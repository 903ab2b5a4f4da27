// What we use of bpmn-moddle, whose own declarations cover its data types only.
declare module 'bpmn-moddle' {
  export class BpmnModdle {
    constructor(packages: object)
  }
}
