using ErpCrm.Platform.Security;
using ErpCrm.Ui.Mvc;
using ErpCrm.Web.Api;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ErpCrm.Web.Help;

[SignedIn]
[Route("help")]
internal sealed class HelpController : PageController
{
    [HttpGet("keyboard")]
    public IActionResult Keyboard() => View();

    [HttpGet("api")]
    public IActionResult Api() => View(ApiGuide.Of(Request, HttpContext.RequestServices));

    /// <summary>The document, for whoever reads it in a browser.</summary>
    [HttpGet("api/openapi.json")]
    public async Task<IActionResult> Document(
        [FromKeyedServices(ApiDocument.Name)] IOpenApiDocumentProvider documents, CancellationToken ct)
    {
        var document = await documents.GetOpenApiDocumentAsync(ct);
        return Content(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, ct), "application/json");
    }
}
