# expect: measure-action on section:2
DELETE DATA { section:2 iip:action iip:actionBuild } ;
INSERT DATA { section:2 iip:action "建设" }
