using System.Collections.Concurrent;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Platform.Submissions;

/// <summary>
/// A form is saved once: a second post with the same key (double
/// click, reload, retry after a lost answer) is led to what the first one made. The key stands
/// for one user, form and content: with another of them it is
/// refused, neither saved nor answered with the first result.
/// </summary>
public sealed class SubmitOnceFilter(Submission submission, IEnumerable<ModuleInfo> modules, ICurrentUser user)
    : IAsyncActionFilter
{
    private static readonly ConcurrentDictionary<Guid, Gate> Gates = new();

    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        if (KeyOf(context) is not { } key || ContextOf(context) is not { } db)
        {
            await next();
            return;
        }

        var gate = Gates.AddOrUpdate(key, _ => new Gate(), (_, known) => known.Enter());
        await gate.Lock.WaitAsync(context.HttpContext.RequestAborted);
        try
        {
            await RunOnceAsync(context, next, key, db);
        }
        finally
        {
            gate.Lock.Release();
            if (gate.Leave()) Gates.TryRemove(key, out _);
        }
    }

    private async Task RunOnceAsync(ActionExecutingContext context, ActionExecutionDelegate next, Guid key,
        DbContext db)
    {
        var ct = context.HttpContext.RequestAborted;
        (submission.UserId, submission.Content) = (user.Id,
            await SubmittedContent.HashAsync(context.HttpContext.Request, ct));
        if (await FindAsync(db, key, ct) is { } earlier)
        {
            context.Result = Repeat(context, earlier);
            return;
        }

        submission.Key = key;
        var executed = await next();
        if (executed.Exception is DbUpdateException && await FindAsync(db, key, ct) is { } winner)
        {
            executed.ExceptionHandled = true;
            executed.Result = Repeat(context, winner);
        }
        else if (executed.Exception is null && UrlOf(executed) is { Length: <= 400 } url)
        {
            await db.Set<SubmittedForm>().Where(f => f.Key == key)
                .ExecuteUpdateAsync(set => set.SetProperty(f => f.ResultUrl, url), CancellationToken.None);
        }
    }

    private static Task<SubmittedForm?> FindAsync(DbContext db, Guid key, CancellationToken ct) =>
        db.Set<SubmittedForm>().AsNoTracking().FirstOrDefaultAsync(f => f.Key == key, ct);

    private static Guid? KeyOf(ActionExecutingContext context)
    {
        var request = context.HttpContext.Request;
        if (!HttpMethodsThatWrite(request.Method) || !request.HasFormContentType) return null;
        try
        {
            return Guid.TryParse(request.Form[Submission.Field], out var key) ? key : null;
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            // Cannot be read, so it was refused before; this is the page that says so.
            return null;
        }
    }

    private static bool HttpMethodsThatWrite(string method) => method is "POST" or "PUT" or "PATCH" or "DELETE";

    private DbContext? ContextOf(ActionExecutingContext context)
    {
        var area = context.RouteData.Values["area"]?.ToString();
        var module = modules.FirstOrDefault(m => string.Equals(m.Name, area, StringComparison.OrdinalIgnoreCase));
        return module is null
            ? null
            : (DbContext)context.HttpContext.RequestServices.GetRequiredService(module.ContextType);
    }

    private static string? UrlOf(ActionExecutedContext executed) => executed.Result switch
    {
        RedirectResult redirect => redirect.Url,
        LocalRedirectResult redirect => redirect.Url,
        _ => executed.HttpContext.Response.Headers.TryGetValue("X-Saved-Url", out var url) ? url.ToString() : null,
    };

    private IActionResult Repeat(ActionExecutingContext context, SubmittedForm earlier)
    {
        if (earlier.UserId == submission.UserId && earlier.Content == submission.Content)
            return LeadTo(context, earlier.ResultUrl);
        context.HttpContext.Items[Submission.Reused] = true;
        return new StatusCodeResult(StatusCodes.Status409Conflict);
    }

    private static IActionResult LeadTo(ActionExecutingContext context, string? url)
    {
        var request = context.HttpContext.Request;
        // A path that begins with two slashes leads to another site.
        url ??= Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var referer)
            && !referer.PathAndQuery.StartsWith("//", StringComparison.Ordinal)
            ? referer.PathAndQuery : "/";
        if (!request.Headers.ContainsKey("HX-Request")) return new RedirectResult(url);
        context.HttpContext.Response.Headers["HX-Redirect"] = url;
        return new NoContentResult();
    }

    private sealed class Gate
    {
        private int _users = 1;

        public SemaphoreSlim Lock { get; } = new(1, 1);

        public Gate Enter()
        {
            Interlocked.Increment(ref _users);
            return this;
        }

        public bool Leave() => Interlocked.Decrement(ref _users) == 0;
    }
}
