using ErpCrm.Platform.Security;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;

namespace ErpCrm.Web.Help;

[SignedIn]
[Route("help")]
internal sealed class HelpController : PageController
{
    [HttpGet("keyboard")]
    public IActionResult Keyboard() => View();
}
