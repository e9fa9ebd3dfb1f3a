using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Lists;
using ErpCrm.Ui.Lists.Views;
using ErpCrm.Ui.Mvc;
using ErpCrm.Workspace.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Workspace.Views;

[Route("workspace/views"), SignedIn]
internal sealed class ViewsController(
    WorkspaceDbContext db, ICurrentUser me, ISavedViews saved, IEnumerable<RecordList> lists,
    EndpointDataSource endpoints, IStringLocalizer<WorkspaceText> T) : PageController
{
    /// <summary>The views of a list, to be put into another order.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Index(string? list, CancellationToken ct) =>
        Sheet("Index", new ViewsPage(ListOf(list), await saved.OfAsync(list!, me, ct)));

    [HttpGet("create")]
    public IActionResult Create(string? list, string? query, Guid? from) =>
        Sheet("Form", Complete(new ViewForm
        {
            List = list, Query = ListQuery.Parse(query ?? "").State.ToString(), From = from,
        }));

    [HttpPost("create")]
    public Task<IActionResult> Create(ViewForm form, CancellationToken ct)
    {
        Complete(form);
        return TrySaveAsync("Form", form, async () =>
        {
            await RefuseNamesakeAsync(form, me.Id, ct);
            var last = await db.Views.Where(v => v.List == form.List).MaxAsync(v => (double?)v.Position, ct) ?? 0;
            var view = KeptView.Save(form.List!, form.Name!, me.Id, form.Sharing!.Value, form.Query ?? "", last + 1);
            db.Add(view);
            if (await db.ViewUses.FirstOrDefaultAsync(u => u.UserId == me.Id && u.ViewId == form.From, ct) is { } use)
                use.Draft = null;
            await db.SaveChangesAsync(ct);
            return Saved(UrlOf(view), T["View saved"]);
        });
    }

    [HttpGet("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken ct) =>
        Sheet("Form", Complete(ViewForm.Of(await ChangeableAsync(id, ct))));

    [HttpPost("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, ViewForm form, CancellationToken ct)
    {
        var view = await ChangeableAsync(id, ct);
        (form.Id, form.List) = (id, view.List);
        Complete(form);
        return await TrySaveAsync("Form", form, async () =>
        {
            if (view.Version != form.Version) return Conflict("Form", form, Complete(ViewForm.Of(view)));
            await RefuseNamesakeAsync(form, view.OwnerId, ct);
            view.Describe(form.Name!, form.Sharing!.Value);
            await db.SaveChangesAsync(ct);
            return Saved(UrlOf(view), T["View saved"]);
        });
    }

    /// <summary>What the list shows is what the view says from now on, for all who see it.</summary>
    [HttpPost("{id:guid}/update")]
    public async Task<IActionResult> Update(Guid id, string? query, int version, CancellationToken ct)
    {
        var view = await ChangeableAsync(id, ct);
        return await TryAsync(UrlOf(view), async () =>
        {
            if (view.Version != version)
                throw new BusinessRuleException(
                    "Somebody else saved this view since. Look at it again, or save yours as another.");
            view.Say(query ?? "");
            await DropDraftAsync(view, ct);
            return Saved(UrlOf(view), T["View saved"]);
        });
    }

    /// <summary>One place up or down among those that are shared alike.</summary>
    [HttpPost("{id:guid}/move")]
    public async Task<IActionResult> Move(Guid id, bool up, CancellationToken ct)
    {
        var view = await ChangeableAsync(id, ct);
        var alike = await db.Views.VisibleTo(me).Where(v => v.List == view.List && v.Sharing == view.Sharing)
            .OrderBy(v => v.Position).ThenBy(v => v.Name).ToListAsync(ct);
        var at = alike.FindIndex(v => v.Id == id);
        alike.RemoveAt(at);
        var to = Math.Clamp(up ? at - 1 : at + 1, 0, alike.Count);
        if (to != at)
            view.Move(to == 0 ? null : alike[to - 1].Position, to == alike.Count ? null : alike[to].Position);
        await db.SaveChangesAsync(ct);
        if (!WantsRegion("sheet")) return Saved($"/workspace/views?list={view.List}");
        return Sheet("Index", new ViewsPage(ListOf(view.List), await saved.OfAsync(view.List, me, ct)));
    }

    /// <summary>Keeps what somebody changed: the next time the view is as he left it.</summary>
    [HttpPost("{id:guid}/draft")]
    public async Task<IActionResult> Draft(Guid id, string? query, CancellationToken ct)
    {
        var view = await VisibleAsync(id, ct);
        // Too much to be kept: what was left before stays.
        if (KeptView.StateOf(query) is not { } state) return NoContent();
        var use = await UseAsync(view, ct);
        use.Draft = state == KeptView.StateOf(view.Query) ? null : state;
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // Of two at the same moment the other one is kept: nobody waits for the answer.
        }

        return NoContent();
    }

    [HttpPost("{id:guid}/reset")]
    public async Task<IActionResult> Reset(Guid id, CancellationToken ct)
    {
        var view = await VisibleAsync(id, ct);
        await DropDraftAsync(view, ct);
        return Saved(UrlOf(view));
    }

    /// <summary>The list begins with the view, or no longer does.</summary>
    [HttpPost("{id:guid}/default")]
    public async Task<IActionResult> Default(Guid id, CancellationToken ct)
    {
        var view = await VisibleAsync(id, ct);
        var use = await UseAsync(view, ct);
        var others = await db.ViewUses
            .Where(u => u.UserId == me.Id && u.List == view.List && u.ViewId != id && u.IsDefault).ToListAsync(ct);
        foreach (var other in others) other.IsDefault = false;
        use.IsDefault = !use.IsDefault;
        await db.SaveChangesAsync(ct);
        return Saved(UrlOf(view), use.IsDefault
            ? T["The list begins with this view"]
            : T["The list begins without a view"]);
    }

    [HttpPost("{id:guid}/delete")]
    public async Task<IActionResult> Delete(Guid id, CancellationToken ct)
    {
        var view = await ChangeableAsync(id, ct);
        db.Remove(view);
        await db.SaveChangesAsync(ct);
        return Saved(ListOf(view.List).Url, T["View deleted"]);
    }

    private Task<KeptView> VisibleAsync(Guid id, CancellationToken ct) =>
        db.Views.VisibleTo(me).OneAsync(v => v.Id == id, ct);

    private async Task<KeptView> ChangeableAsync(Guid id, CancellationToken ct)
    {
        var view = await VisibleAsync(id, ct);
        return view.IsChangeableBy(me) ? view : throw new RecordNotFoundException();
    }

    private async Task<ViewUse> UseAsync(KeptView view, CancellationToken ct)
    {
        if (await db.ViewUses.FirstOrDefaultAsync(u => u.UserId == me.Id && u.ViewId == view.Id, ct) is { } known)
            return known;
        var use = new ViewUse(me.Id, view.Id, view.List);
        db.Add(use);
        return use;
    }

    private async Task DropDraftAsync(KeptView view, CancellationToken ct)
    {
        var use = await db.ViewUses.FirstOrDefaultAsync(u => u.UserId == me.Id && u.ViewId == view.Id, ct);
        if (use is not null) use.Draft = null;
        await db.SaveChangesAsync(ct);
    }

    // Nobody sees two of one name: neither among his own nor among those of everybody.
    private async Task RefuseNamesakeAsync(ViewForm form, Guid owner, CancellationToken ct)
    {
        var name = form.Name!.Trim();
        var isForAll = form.Sharing == ViewSharing.Company;
        if (await db.Views.AnyAsync(
            v => v.List == form.List && v.Name == name && v.Id != form.Id
                && (v.OwnerId == owner || (isForAll && v.Sharing == ViewSharing.Company)), ct))
            throw new BusinessRuleException("There is already one of this name.") { Field = nameof(ViewForm.Name) };
    }

    private ViewForm Complete(ViewForm form)
    {
        form.Back = ListOf(form.List).Url;
        return form;
    }

    private RecordList ListOf(string? key) =>
        lists.FirstOrDefault(list => list.Key == key && Opens(list)).OrNotFound();

    // Whoever may not open a list learns nothing of its views: what its page asks for is asked here too.
    private bool Opens(RecordList list) => endpoints.Endpoints.OfType<RouteEndpoint>()
        .Where(page => page.RoutePattern.RawText?.Trim('/') == list.Url.Trim('/')
            && page.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(HttpMethods.Get) != false)
        .SelectMany(page => page.Metadata.GetOrderedMetadata<RequirePermissionAttribute>())
        .All(needed => me.Can(needed.Permission));

    private string UrlOf(KeptView view) => $"{ListOf(view.List).Url}?{ListQuery.View}={view.Id}";
}

/// <summary>The views of one list.</summary>
internal sealed record ViewsPage(RecordList List, IReadOnlyList<SavedView> Views);
