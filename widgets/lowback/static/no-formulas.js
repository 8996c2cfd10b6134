var n=()=>{},o={Config:n,Configured:n,Queue:n,Register:{StartupHook:n}};Object.assign(window,{MathJax:{Hub:o}});
