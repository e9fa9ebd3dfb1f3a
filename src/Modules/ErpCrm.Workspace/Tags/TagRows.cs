using ErpCrm.Platform.Records;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.Platform.Records.Tags;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Lists.Selection;
using ErpCrm.Workspace.Text;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Workspace.Tags;

/// <summary>One of the company's tags, for several rows of any list whose records have tags.</summary>
internal abstract class TagRows(RecordTags tags, ICustomFields catalogue, IStringLocalizer<WorkspaceText> texts)
    : IBulkAction
{
    protected const string Field = "tag";

    public abstract string Key { get; }

    public abstract string Word { get; }

    public abstract string Icon { get; }

    protected IStringLocalizer<WorkspaceText> Texts => texts;

    public bool IsFor(RecordKind kind, ICurrentUser me) => kind.Can(RecordAbility.Tags) && tags.MayTag(kind);

    public async Task<IReadOnlyList<BulkField>> AskAsync(RecordKind kind, CancellationToken ct)
    {
        await catalogue.LoadAsync(ct);
        var options = catalogue.Current.Tags.Select(tag => new SelectListItem(tag.Name, tag.Id.ToString())).ToList();
        var hint = options.Count == 0 ? texts["There are no tags yet. Put the first one on a record."].Value : null;
        return [new BulkField(Field, texts["Tag"], BulkInput.Choice) { Options = options, Hint = hint }];
    }

    public async Task CheckAsync(RecordKind kind, BulkValues values, CancellationToken ct) =>
        await TagAsync(values, ct);

    public async Task<BulkEffect> DoAsync(RecordRef record, BulkValues values, CancellationToken ct)
    {
        _ = (await tags.OpenAsync(record, ct)).OrNotFound();
        return await ChangeAsync(record, (await TagAsync(values, ct)).Id, ct)
            ? BulkEffect.Done()
            : BulkEffect.Nothing;
    }

    public async Task UndoAsync(RecordRef record, BulkValues values, string before, CancellationToken ct)
    {
        _ = (await tags.OpenAsync(record, ct)).OrNotFound();
        await TakeBackAsync(record, values, ct);
    }

    /// <returns>False when there was nothing to do.</returns>
    protected abstract Task<bool> ChangeAsync(RecordRef record, Guid tag, CancellationToken ct);

    protected abstract Task TakeBackAsync(RecordRef record, BulkValues values, CancellationToken ct);

    protected async Task<TagLabel> TagAsync(BulkValues values, CancellationToken ct)
    {
        await catalogue.LoadAsync(ct);
        return catalogue.Current.Tags.FirstOrDefault(tag => tag.Id == values.IdOf(Field))
            ?? throw new BusinessRuleException("There is no tag of this name. Choose one of the list.")
            {
                Field = Field,
            };
    }
}

internal sealed class AddTagToRows(RecordTags tags, ICustomFields catalogue, IStringLocalizer<WorkspaceText> texts)
    : TagRows(tags, catalogue, texts)
{
    private readonly RecordTags _tags = tags;

    public override string Key => "workspace.add-tag";

    public override string Word => Texts["Add a tag"];

    public override string Icon => "tag";

    protected override Task<bool> ChangeAsync(RecordRef record, Guid tag, CancellationToken ct) =>
        _tags.AddAsync(record, tag, ct);

    // A tag that was deleted since is off every record: nothing is left to do.
    protected override Task TakeBackAsync(RecordRef record, BulkValues values, CancellationToken ct) =>
        _tags.RemoveAsync(record, values.IdOf(Field)!.Value, ct);
}

internal sealed class TakeTagOffRows(RecordTags tags, ICustomFields catalogue, IStringLocalizer<WorkspaceText> texts)
    : TagRows(tags, catalogue, texts)
{
    private readonly RecordTags _tags = tags;

    public override string Key => "workspace.remove-tag";

    public override string Word => Texts["Take a tag off"];

    public override string Icon => "x";

    protected override Task<bool> ChangeAsync(RecordRef record, Guid tag, CancellationToken ct) =>
        _tags.RemoveAsync(record, tag, ct);

    protected override async Task TakeBackAsync(RecordRef record, BulkValues values, CancellationToken ct) =>
        await _tags.AddAsync(record, (await TagAsync(values, ct)).Id, ct);
}
