using ErpCrm.Platform.Security;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;

namespace ErpCrm.Web.Administration;

/// <summary>Everything that can be set, as far as the reader may set it.</summary>
[SignedIn, Route("settings")]
internal sealed class SettingsController : PageController
{
    [HttpGet("")]
    public IActionResult Index() => View("Settings");
}
