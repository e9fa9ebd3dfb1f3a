using System.Text.Json;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Lists.Selection;
using ErpCrm.Ui.Text;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Billing.Papers.Esf;

/// <summary>Says of several invoices what became of them at the tax service.</summary>
internal sealed class MarkEsf(FinanceDbContext db, ICurrentUser me, IBusinessClock clock,
    IStringLocalizer<FinanceText> texts, IStringLocalizer<SharedText> shared) : IBulkAction
{
    private const string State = "state";

    // The names of the fields are those of the mark, to which the invoice refuses.
    private const string On = nameof(EsfMark.On);
    private const string Reason = nameof(EsfMark.Reason);

    public string Key => "finance.mark-esf";

    public string Word => texts["Mark"];

    public string Icon => "file-check";

    public bool IsFor(RecordKind kind, ICurrentUser reader) => reader.Can(FinancePermissions.EditInvoices);

    public Task<IReadOnlyList<BulkField>> AskAsync(RecordKind kind, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<BulkField>>(
        [
            new(State, shared["State"], BulkInput.Choice) { Options = EsfWords.Items(texts) },
            new(On, texts["On this day"], BulkInput.Day) { IsRequired = false, Hint = texts["Today when empty."] },
            new(Reason, texts["Why it was refused, or is not needed"], BulkInput.Text)
            {
                IsRequired = false, MostLetters = EsfInvoice.ReasonLength,
            },
        ]);

    public Task CheckAsync(RecordKind kind, BulkValues values, CancellationToken ct)
    {
        var mark = MarkOf(values);
        if (mark.On > clock.Today)
            throw new BusinessRuleException("The day may not lie in the future.") { Field = On };
        if (mark is { State: EsfState.Refused, Reason: null })
            throw new BusinessRuleException("Say why it was refused.") { Field = Reason };
        return Task.CompletedTask;
    }

    public async Task<BulkEffect> DoAsync(RecordRef record, BulkValues values, CancellationToken ct)
    {
        var esf = await FindAsync(record.Id, ct);
        var mark = MarkOf(values);
        if (mark.State == esf.State) return BulkEffect.Nothing;
        var before = JsonSerializer.Serialize(esf.Marked);
        esf.Mark(mark, clock.Today, me.Name);
        await db.SaveChangesAsync(ct);
        return BulkEffect.Done(before);
    }

    public async Task UndoAsync(RecordRef record, BulkValues values, string before, CancellationToken ct)
    {
        var esf = await FindAsync(record.Id, ct);
        if (esf.State != MarkOf(values).State) throw new BusinessRuleException("Somebody changed it since.");
        esf.Mark(JsonSerializer.Deserialize<EsfMark>(before)!, clock.Today, me.Name);
        await db.SaveChangesAsync(ct);
    }

    private static EsfMark MarkOf(BulkValues values)
    {
        var state = values.ChoiceOf<EsfState>(State)
            ?? throw new BusinessRuleException("Choose one of the list.") { Field = State };
        return new EsfMark(state, null, values.DayOf(On), values.TextOf(Reason));
    }

    private Task<EsfInvoice> FindAsync(Guid id, CancellationToken ct) =>
        db.EsfInvoices.ChangeableBy(me).OneAsync(e => e.Id == id, ct);
}
