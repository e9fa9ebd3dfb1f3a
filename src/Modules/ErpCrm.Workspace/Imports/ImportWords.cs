using ErpCrm.Platform.Imports;
using ErpCrm.Platform.Records;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Localization;
using ErpCrm.Ui.Text;
using ErpCrm.Workspace.Text;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Workspace.Imports;

/// <summary>What imports say: the words of the kind's own module, and ours.</summary>
internal sealed class ImportWords(
    IStringLocalizerFactory factory, IStringLocalizer<SharedText> shared, IStringLocalizer<WorkspaceText> T)
{
    /// <summary>A text of the module that declares the import.</summary>
    public string Say(RecordImport import, string word) => TextsOf(import, word)[word].Value;

    /// <summary>What a column is called; one that the company added, as it calls it.</summary>
    public string Say(RecordImport import, ImportColumn column) =>
        column.IsSaid ? column.Word : Say(import, column.Word);

    /// <summary>What a choice of a column is called.</summary>
    public string Say(RecordImport import, ImportColumn column, ImportChoice choice) =>
        choice.Word is not { } word ? choice.Value : column.IsSaid ? word : Say(import, word);

    /// <summary>The word in every language.</summary>
    public IEnumerable<string> SayAll(RecordImport import, ImportColumn column, string word) =>
        column.IsSaid
        ? [word]
        : factory.For(import.GetType().Assembly).InAll(word).Union(shared.InAll(word)).Union(T.InAll(word));

    public string Many(RecordKind kind) => factory.Create(kind.Words.Texts)[kind.Words.Many];

    /// <summary>What is wrong, as a sentence.</summary>
    public string Say(RecordImport import, RowProblem problem) => problem switch
    {
        { Message: { } message } => message,
        { Refusal: { } refusal } => Say(import, refusal),
        { Trouble: RowTrouble.SameAsRow } => T["The same as in row {0}.", problem.Arguments],
        { Trouble: RowTrouble.NotYours } => T["It is known, and you may not change it."],
        { Trouble: RowTrouble.KnownOtherwise } => T["There is already one like it, which this rule does not look at."],
        { Trouble: RowTrouble.Several } => T["Several are called so."],
        { Trouble: RowTrouble.NotFound } => T["Nobody and nothing is known by this name."],
        { Trouble: RowTrouble.NotYourTeam } => T["You may not hand records to this person."],
        { Trouble: RowTrouble.NotWhole } => T["Enter a whole number."],
        { Trouble: RowTrouble.Missing } => shared["Fill in this field."],
        _ => T["Somebody saved the same a moment ago. Try this row again."],
    };

    private IStringLocalizer TextsOf(RecordImport import, string word)
    {
        var own = factory.For(import.GetType().Assembly);
        return !own[word].ResourceNotFound ? own : !shared[word].ResourceNotFound ? shared : T;
    }

    private string Say(RecordImport import, BusinessRuleException refusal)
    {
        var own = factory.For(import.GetType().Assembly);
        return refusal.Of(own[refusal.Message].ResourceNotFound ? shared : own);
    }
}
