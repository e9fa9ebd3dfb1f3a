using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Web.Hosting;

/// <summary>
/// Somebody saved between the form's check and its save: nothing was
/// written, and the page says so. Forms show the usual, slower conflicts themselves.
/// </summary>
internal sealed class SaveConflicts(ILogger<SaveConflicts> log) : IAsyncExceptionFilter
{
    public Task OnExceptionAsync(ExceptionContext context)
    {
        if (context.Exception is DbUpdateConcurrencyException)
        {
            log.LogInformation("A stale save was refused on {Path}", context.HttpContext.Request.Path);
            context.Result = new StatusCodeResult(StatusCodes.Status409Conflict);
            context.ExceptionHandled = true;
        }
        else if (context.Exception is InvalidOperationException tooMany
            && tooMany.Message.Contains(nameof(MvcOptions.MaxModelBindingCollectionSize), StringComparison.Ordinal))
        {
            // More rows than any page of ours has: a request that is not understood, not a failure.
            context.Result = new StatusCodeResult(StatusCodes.Status400BadRequest);
            context.ExceptionHandled = true;
        }

        return Task.CompletedTask;
    }
}
