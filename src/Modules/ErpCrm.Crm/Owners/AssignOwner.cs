using ErpCrm.Crm.Text;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Lists.Selection;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Crm.Owners;

/// <summary>Hands several records over to somebody, each by its own rule.</summary>
/// <param name="permission">Changes records of the kind; it also says who may hold one.</param>
internal abstract class AssignOwner(
    CrmDbContext db, ICurrentUser me, OwnerChoices owners, IStringLocalizer<CrmText> texts, string permission)
    : IBulkAction
{
    private const string Owner = "owner";
    private const string Nobody = "nobody";

    protected CrmDbContext Db => db;

    protected ICurrentUser Me => me;

    public abstract string Key { get; }

    public string Word => texts["Change the owner"];

    public string Icon => "user-round-pen";

    public bool IsFor(RecordKind kind, ICurrentUser reader) => reader.Can(permission);

    public async Task<IReadOnlyList<BulkField>> AskAsync(RecordKind kind, CancellationToken ct)
    {
        List<SelectListItem> options = [.. await owners.ForAsync(permission, ct: ct)];
        if (me.ScopeOf(permission) == Scope.All) options.Add(new SelectListItem(texts["Nobody"], Nobody));
        return [new BulkField(Owner, texts["Owner"], BulkInput.Choice) { Options = options }];
    }

    public async Task CheckAsync(RecordKind kind, BulkValues values, CancellationToken ct)
    {
        if (values.TextOf(Owner) != Nobody && values.IdOf(Owner) is null) throw NotOurs();
        if (!await owners.MayAssignAsync(permission, values.IdOf(Owner), null, ct)) throw NotOurs();
    }

    public async Task<BulkEffect> DoAsync(RecordRef record, BulkValues values, CancellationToken ct)
    {
        var (before, change) = await FindAsync(record.Id, ct);
        var owner = values.IdOf(Owner);
        if (owner == before) return BulkEffect.Nothing;
        // Somebody may have lost the right, or left, since it was asked.
        if (!await owners.MayAssignAsync(permission, owner, before, ct)) throw NotOurs();
        await change(owner);
        await db.SaveChangesAsync(ct);
        return BulkEffect.Done(before?.ToString() ?? Nobody);
    }

    public async Task UndoAsync(RecordRef record, BulkValues values, string before, CancellationToken ct)
    {
        var (now, change) = await FindAsync(record.Id, ct);
        if (now != values.IdOf(Owner)) throw new BusinessRuleException("Somebody changed it since.");
        await change(Guid.TryParse(before, out var owner) ? owner : null);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>A record that the user changes: who owns it, and how it is handed over.</summary>
    protected abstract Task<(Guid? Owner, Func<Guid?, Task> Change)> FindAsync(Guid id, CancellationToken ct);

    private static BusinessRuleException NotOurs() => new("Choose somebody of your team.") { Field = Owner };
}
