using ErpCrm.Platform.Security;
using ErpCrm.Ui.Mvc;
using ErpCrm.Ui.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Web.HeldForms;

/// <summary>What somebody typed before the session ended, on its way back to its form.</summary>
[Route("held"), SignedIn]
internal sealed class HeldFormsController(HeldFormStore store, ICurrentUser me, IStringLocalizer<SharedText> shared)
    : PageController
{
    [HttpGet("")]
    public IActionResult Index(string? form)
    {
        if (store.Find(form ?? "", me.Id) is { } held) return View(held);
        // Somebody else's, or long ago: whose it was is not said.
        Toast(shared["What was typed is not kept any more."]);
        return Redirect("/");
    }
}
