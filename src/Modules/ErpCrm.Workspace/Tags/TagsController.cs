using ErpCrm.Platform.Data;
using ErpCrm.Platform.Merging;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Records.Tags;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using ErpCrm.Workspace.Merging;
using ErpCrm.Workspace.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Workspace.Tags;

/// <summary>The tags of the company: called otherwise, coloured, made one, deleted.</summary>
[Route("workspace/tags"), RequirePermission(WorkspacePermissions.ManageTags)]
internal sealed class TagsController(
    WorkspaceDbContext db, TagsList list, TaggedWords words, IStringLocalizer<WorkspaceText> T)
    : SettingsListController<Tag, TagRow, TagForm>(db, list)
{
    protected override string SavedText => T["Tag saved"];

    protected override TagForm New() => new() { Colour = TagColour.Blue };

    protected override TagForm FormOf(Tag tag) => TagForm.Of(tag);

    protected override async Task CheckAsync(TagForm form, Tag? tag, CancellationToken ct)
    {
        var key = Tag.KeyOf(form.Name);
        if (await Records.AnyAsync(t => t.NameKey == key && t.Id != form.Id, ct))
            ModelState.AddModelError(nameof(form.Name), T["There is already a tag of this name. Make the two one instead."]);
    }

    protected override async Task<Tag> ApplyAsync(TagForm form, Tag? tag, CancellationToken ct)
    {
        if (tag is null) return new Tag(form.Name, form.Colour!.Value);
        var isRenamed = Tag.Clean(form.Name) != tag.Name;
        tag.Change(form.Name, form.Colour!.Value);
        if (isRenamed) await words.ReadAgainAsync(tag.Id, ct);
        return tag;
    }

    /// <summary>Makes one tag of two: what had this one has the other.</summary>
    [HttpPost("{id:guid}/merge")]
    public async Task<IActionResult> Merge(Guid id, Guid into, CancellationToken ct)
    {
        var tag = await Records.OneAsync(id, ct);
        return await TryAsync($"/workspace/tags/{id}/edit", async () =>
        {
            var other = into == id ? null : await Records.FirstOrDefaultAsync(t => t.Id == into, ct);
            if (other is null) throw new BusinessRuleException("Choose another tag.");
            await db.InTransactionAsync(async token =>
            {
                await words.ReadAgainAsync(id, token);
                var both = db.Set<RecordTag>();
                await both.Where(t => t.TagId == id && both.Any(o => o.RecordId == t.RecordId && o.TagId == into))
                    .ExecuteDeleteAsync(token);
                await both.Where(t => t.TagId == id)
                    .ExecuteUpdateAsync(set => set.SetProperty(t => t.TagId, into), token);
                await AskForAsync(id, into, token);
                // An undo of a merge gives back the one that is left.
                await db.Set<MovedReference>().Where(m => m.Place == TagReference.Column && m.RowId == id)
                    .ExecuteUpdateAsync(set => set.SetProperty(m => m.RowId, into), token);
                db.Remove(tag);
                await db.SaveChangesAsync(token);
            }, ct);
            return Saved("/workspace/tags", T["{0} and {1} are one tag now", tag.Name, other.Name]);
        });
    }

    // What views asked for the one they ask for the other; saved with the change.
    private async Task AskForAsync(Guid id, Guid into, CancellationToken ct)
    {
        var (gone, stays) = (id.ToString(), into.ToString());
        foreach (var view in await db.Views.Where(v => v.Query.Contains(gone)).ToListAsync(ct))
            view.Say(view.Query.Replace(gone, stays, StringComparison.Ordinal));
        foreach (var use in await db.ViewUses.Where(u => u.Draft != null && u.Draft.Contains(gone)).ToListAsync(ct))
            use.Draft = use.Draft!.Replace(gone, stays, StringComparison.Ordinal);
    }

    [HttpPost("{id:guid}/delete")]
    public async Task<IActionResult> Delete(Guid id, CancellationToken ct)
    {
        var tag = await Records.OneAsync(id, ct);
        await db.InTransactionAsync(async token =>
        {
            await words.ReadAgainAsync(id, token);
            await db.Set<RecordTag>().Where(t => t.TagId == id).ExecuteDeleteAsync(token);
            db.Remove(tag);
            await db.SaveChangesAsync(token);
        }, ct);
        return Saved("/workspace/tags", T["Tag {0} deleted", tag.Name]);
    }
}
