using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace ErpCrm.Ui.Lists;

/// <summary>A file that is whole already: an error while it was written is an ordinary page.</summary>
internal sealed class WrittenFile(FileBufferingWriteStream file, string contentType, string name) : ActionResult
{
    public override async Task ExecuteResultAsync(ActionContext context)
    {
        await using var written = file;
        var response = context.HttpContext.Response;
        response.ContentType = contentType;
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(name);
        response.Headers.ContentDisposition = disposition.ToString();
        await written.DrainBufferAsync(response.Body, context.HttpContext.RequestAborted);
    }
}
