var e=()=>{};Object.assign(window,{MathJax:{Hub:{Config:e,Configured:e,Queue:e,Register:{StartupHook:e}}}});
