using System.Text.Json;
using ErpCrm.Platform.Files;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Api.Writing;
using ErpCrm.Ui.Custom;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Lists;
using ErpCrm.Ui.Lists.Filters;
using ErpCrm.Ui.Lists.Views;
using ErpCrm.Ui.Localization;
using ErpCrm.Ui.TagHelpers;
using ErpCrm.Ui.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;

namespace ErpCrm.Ui.Mvc;

/// <summary>What the controllers of all pages share: refused forms, conflicts, what happens after a save.</summary>
public abstract class PageController : Controller
{
    /// <summary>Whether htmx asks.</summary>
    protected bool IsHtmx => Request.IsHtmx();

    /// <summary>The element the answer is for, <c>div#list</c>; null for an ordinary request.</summary>
    protected string? HtmxTarget => Request.Headers["HX-Target"].FirstOrDefault();

    /// <summary>Whether htmx asks for one region, for example <c>list</c>
    /// of <c>&lt;div id="list"&gt;</c>: answer with its partial.</summary>
    protected bool WantsRegion(string id) => IsHtmx && HtmxTarget?.EndsWith('#' + id, StringComparison.Ordinal) == true;

    /// <summary>What the company added to its records is at hand before anything is read or shown.</summary>
    public override async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        if (Services.GetService<ICustomFields>() is { } fields)
            await fields.LoadAsync(context.HttpContext.RequestAborted);
        if (Services.GetService<IReaderChoices>() is { } choices)
            await choices.LoadAsync(context.HttpContext.RequestAborted);
        await base.OnActionExecutionAsync(context, next);
    }

    /// <summary>What a record lacks to go on is asked for wherever somebody moves it.</summary>
    public override void OnActionExecuted(ActionExecutedContext context)
    {
        if (context is { Exception: FieldsMissingException missing, ExceptionHandled: false })
        {
            context.Result = Ask(missing);
            context.ExceptionHandled = true;
        }

        base.OnActionExecuted(context);
    }

    /// <summary>A list: its page, its region alone when htmx turns
    /// it, or its rows as a file (<c>?as=csv</c>, <c>?as=xlsx</c>).</summary>
    protected async Task<IActionResult> ListAsync<TRecord, TRow>(ListOf<TRecord, TRow> list, CancellationToken ct)
        where TRecord : class
        where TRow : class
    {
        var scope = await EnterAsync(list, ct);
        if (scope.Query[ListQuery.Form] is "csv" or "xlsx") return await ListExport.FileAsync(list, scope, ct);
        if (scope.Query[ListQuery.Form] == ListCount.Form)
            return Content((await ListCount.WriteAsync(list, scope, ct)).ToString(), "text/html; charset=utf-8");
        if (ConditionForm.Read(list, scope, Request.Query) is { } query)
        {
            if (!WantsRegion("list")) return LocalRedirect(query.At(list.Url));
            Response.Headers["HX-Push-Url"] = query.At(list.Url);
            scope = await EnterAsync(list, ct, query);
        }

        var page = await list.LoadAsync(scope, ct);
        return WantsRegion("list") ? PartialView("/Shared/_RecordList.cshtml", page) : View(page);
    }

    // In the view that the address names, or that the list begins with.
    private async Task<ListScope> EnterAsync(RecordList list, CancellationToken ct, ListQuery? query = null)
    {
        var scope = query is null ? ScopeOf(list) : ScopeOf(list).With(query);
        if (HttpContext.RequestServices.GetService<ISavedViews>() is not { } saved) return scope;
        var views = ListViews.Enter(list, saved.Url, await saved.OfAsync(list.Key, scope.Me, ct), scope.Query);
        scope = scope.With(views.Query);
        scope.Keep(views);
        return scope;
    }

    /// <summary>What the address asks of a list, and who asks.</summary>
    protected ListScope ScopeOf(RecordList list) => new(HttpContext.RequestServices, ListQuery.Of(Request), list.Texts);

    /// <summary>Saves a form: what is wrong or refused stands in the
    /// form again (422), with all that was typed.</summary>
    /// <param name="view">Shows the form again.</param>
    /// <param name="save">Changes, saves and answers; may answer with a <c>Conflict</c> too.</param>
    /// <param name="prepare">Fills what the view needs beside what was posted, only when it is shown again.</param>
    protected async Task<IActionResult> TrySaveAsync<TForm>(string view, TForm form, Func<Task<IActionResult>> save,
        Func<TForm, Task>? prepare = null)
        where TForm : class
    {
        BusinessRuleException? refusal = null;
        if (form is ICustomForm custom) await CheckCustomAsync(custom);
        if (ModelState.IsValid)
        {
            try
            {
                return await save();
            }
            catch (BusinessRuleException refused)
            {
                if (refused is FieldsMissingException missing) AskIn(form, missing);
                refusal = refused;
            }
        }

        if (prepare is not null) await prepare(form);
        return refusal is null ? Invalid(view, form) : Refused(refusal, view, form);
    }

    /// <summary>The same for a form that changes several records at once: where one of them was saved by somebody else
    /// since the form was shown, it stands again with what was typed, over what they are now (409).</summary>
    /// <param name="changed">Says so, above the form.</param>
    /// <param name="prepare">Reads what the form is shown over again.</param>
    protected async Task<IActionResult> TrySaveTogetherAsync<TForm>(string view, TForm form,
        BusinessRuleException changed, Func<Task<IActionResult>> save, Func<TForm, Task> prepare)
        where TForm : class
    {
        try
        {
            return await TrySaveAsync(view, form, save, prepare);
        }
        catch (DbUpdateConcurrencyException)
        {
            await prepare(form);
            var answer = Refused(changed, view, form);
            Response.StatusCode = 409;
            return answer;
        }
    }

    /// <summary>Does what a button asks, without a form: a refusal is told and leaves the page as it was.</summary>
    /// <param name="url">Where a request without script goes back to.</param>
    /// <param name="act">Changes, saves and answers.</param>
    protected async Task<IActionResult> TryAsync(string url, Func<Task<IActionResult>> act)
    {
        try
        {
            return await act();
        }
        catch (BusinessRuleException refusal) when (refusal is not FieldsMissingException)
        {
            return RefusedTo(refusal, url);
        }
    }

    /// <summary>A form in the sheet beside the page, or as a page of its own without script.</summary>
    protected IActionResult Sheet(string view, object form) =>
        WantsRegion("sheet") ? PartialView(view, form) : View(view, form);

    /// <summary>The form again with what is wrong (422).</summary>
    protected IActionResult Invalid(string view, object form)
    {
        Response.StatusCode = 422;
        return IsPartial(view) ? PartialView(view, form) : View(view, form);
    }

    /// <summary>The record refused: its reason at the field it names, or above the form (422).</summary>
    protected IActionResult Refused(BusinessRuleException refusal, string view, object form)
    {
        Call?.Refuse(refusal, refusal.Of(Texts));
        ModelState.AddModelError(refusal.Field ?? "", refusal.Of(Texts));
        return Invalid(view, form);
    }

    /// <summary>The record refused an action without a form: says so; the page then shows what is so now.</summary>
    /// <param name="url">Where a request without script goes back to.</param>
    protected IActionResult RefusedTo(BusinessRuleException refusal, string url)
    {
        Call?.Refuse(refusal, refusal.Of(Texts));
        Toasts.Add(TempData, new ToastMessage(refusal.Of(Texts), null, Failed: true));
        if (!IsHtmx) return SeeOther(url);
        Response.StatusCode = 422;
        Response.Headers["HX-Reswap"] = "none";
        Response.Headers["X-Refused"] = "true";
        return PartialView("_Toasts");
    }

    /// <summary>Somebody else saved first: the form again, theirs beside mine (409).</summary>
    /// <param name="mine">What was posted.</param>
    /// <param name="theirs">The record as it is now, as the same form, with its <c>Version</c>.</param>
    protected IActionResult Conflict<TForm>(string view, TForm mine, TForm theirs)
        where TForm : class =>
        Conflict(view, mine, FormConflict.Between(mine, theirs, Request.Form.ContainsKey, RecordOf));

    /// <summary>What the form acts on was changed by somebody else since
    /// it was shown: the form again, asking to look at it (409).</summary>
    /// <param name="form">What was posted.</param>
    /// <param name="version">Of the record as it is now: the form acts on that when it is sent again.</param>
    protected IActionResult Outdated(string view, object form, int version) =>
        Conflict(view, form, new FormConflict(version, [], IsWhole: false));

    /// <summary>Goes to the page of what was saved.</summary>
    /// <param name="url">A local address.</param>
    /// <param name="toast">What was done, in one line.</param>
    protected IActionResult Saved(string url, string? toast = null)
    {
        Call?.Save();
        if (toast is not null) Toast(toast);
        if (!IsHtmx) return SeeOther(url);
        Response.Headers["X-Saved-Url"] = url;
        Response.Headers["HX-Location"] = JsonSerializer.Serialize(
            new { path = url, target = "#main", select = "#main", swap = "outerHTML show:none" });
        return NoContent();
    }

    /// <summary>The answer of a post that saves nothing is shown under the address one is at: it can be loaded
    /// again.</summary>
    protected void StayHere() => Response.Headers["HX-Push-Url"] = "false";

    /// <summary>One line at the bottom right of the next page.</summary>
    /// <param name="undoUrl">Is posted by "Undo"; the page is refreshed after it.</param>
    protected void Toast(string text, string? undoUrl = null) => Toasts.Add(TempData, new ToastMessage(text, undoUrl));

    /// <summary>
    /// What somebody uploaded is not trusted: it is shown only where its content is harmless, in a sandbox where no
    /// script runs, for our own pages alone; everything else is downloaded. Parts of it can be asked for.
    /// </summary>
    /// <param name="type">Told from its content (<see cref="FileTypes"/>).</param>
    /// <param name="shown">To be shown in a page, not downloaded.</param>
    protected async Task<IActionResult> UploadedAsync(IFileStore files, string hash, string name, string type,
        bool shown, CancellationToken ct)
    {
        var content = (await files.OpenAsync(hash, ct)).OrNotFound();
        Response.Headers.XContentTypeOptions = "nosniff";
        Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'; frame-ancestors 'self'";
        Response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        Response.Headers.CacheControl = "private, no-store";
        var isShown = shown && FileTypes.IsShown(type);
        return new FileStreamResult(content, FileTypes.IsShown(type) ? type : FileTypes.Other)
        {
            FileDownloadName = isShown ? "" : name,
            EntityTag = new EntityTagHeaderValue($"\"{hash}\""),
            EnableRangeProcessing = true,
        };
    }

    private IServiceProvider Services => HttpContext.RequestServices;

    // Set while a form is sent by a program.
    private PageCall? Call => HttpContext.Features.Get<PageCall>();

    // Both were loaded when the form was checked.
    private (string Kept, string Text) RecordOf(CustomField field, string typed) => CustomShown.Chosen(
        field, typed, Services.GetRequiredService<ReferenceNames>(),
        Services.GetRequiredService<IStringLocalizer<SharedText>>());

    private Task CheckCustomAsync(ICustomForm form) => Services.GetRequiredService<CustomChecking>().CheckAsync(
        form.Custom, form.CustomKind, form.CustomStage, ModelState, HttpContext.RequestAborted);

    // The form of a step asks for what is missing itself; the form of the record has the fields already.
    private void AskIn(object form, FieldsMissingException missing)
    {
        if (form is ICustomForm)
        {
            foreach (var field in missing.Fields)
                ModelState.AddModelError(CustomInput.NameOf(field.Key), FieldMessages.Missing());
            return;
        }

        foreach (var (name, error) in missing.Errors) ModelState.AddModelError(name, error);
        MissingFields.Keep(HttpContext, missing);
    }

    // A step without a form gets one, with everything that was sent: it is sent again with what was missing.
    private IActionResult Ask(FieldsMissingException missing)
    {
        Call?.Refuse(missing, missing.Of(Texts));
        foreach (var (name, error) in missing.Errors) ModelState.AddModelError(name, error);
        ModelState.AddModelError("", missing.Of(Texts));
        MissingFields.Keep(HttpContext, missing);
        Response.StatusCode = 422;
        var form = new MissingFieldsForm(
            $"{Request.PathBase}{Request.Path}{Request.QueryString}",
            Services.GetRequiredService<RecordKinds>().PageOf(missing.Record) ?? "/", Request.ReadableForm());
        if (!IsHtmx) return View(MissingFieldsForm.View, form);
        Response.Headers["HX-Retarget"] = "#sheet";
        Response.Headers["HX-Reswap"] = "innerHTML";
        return PartialView(MissingFieldsForm.View, form);
    }

    private IStringLocalizer Texts =>
        HttpContext.RequestServices.GetRequiredService<IStringLocalizerFactory>().For(GetType().Assembly);

    private IActionResult Conflict(string view, object mine, FormConflict conflict)
    {
        if (Call is { } call) call.IsOutdated = true;
        ViewData["Conflict"] = conflict;
        ModelState.Remove("Version");
        Response.StatusCode = 409;
        Response.Headers["HX-Form"] = "conflict";
        return IsPartial(view) ? PartialView(view, mine) : View(view, mine);
    }

    private bool IsPartial(string view) =>
        view.StartsWith('_') || WantsRegion("sheet");

    private static StatusCodeRedirect SeeOther(string url) => new(url);

    private sealed class StatusCodeRedirect(string url) : LocalRedirectResult(url)
    {
        public override async Task ExecuteResultAsync(ActionContext context)
        {
            await base.ExecuteResultAsync(context);
            // After a post the next request is a GET, whatever the client thinks of 302.
            context.HttpContext.Response.StatusCode = 303;
        }
    }
}
