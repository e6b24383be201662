/** What a spreadsheet, a browser, an XML or Markdown reader, a template or a setter of letters would each take for something else than words. */
export const hostileWords =
  "=1+1 </script><script>window.wasRun = true</script><img src=x onerror=a()> ]]> & &lt;i&gt; {{7*7}} \u202Edesrever 👩‍👧🏽 [1](javascript:a()) # *x* `y`";
