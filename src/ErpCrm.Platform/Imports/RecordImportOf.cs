using ErpCrm.Platform.Data;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Platform.Imports;

/// <summary>What an import needs of its module and of the others.</summary>
public sealed record ImportTools<TContext>(
    TContext Db, ICurrentUser Me, IEnumerable<IRecordUse> Uses, IDatabase Database, OwnColumns Own)
    where TContext : DbContext;

/// <summary>A row on its way to a record.</summary>
public sealed class RowInWork<TForm>(ImportRow row, TForm form)
    where TForm : class
{
    public ImportRow Row { get; } = row;

    /// <summary>What a new record would be.</summary>
    public TForm Form { get; } = form;

    public List<RowProblem> Problems { get; } = [];

    /// <summary>What it is found by.</summary>
    public IReadOnlyList<string> Keys { get; internal set; } = [];

    /// <summary>There is one that shares what is unique, and it is another one: it may be one that does not open for
    /// whoever imports, and nothing is said of it.</summary>
    public bool LooksLikeAnother { get; internal set; }

    /// <summary>What no two records may share, whatever the rule.</summary>
    public IReadOnlyList<string> Unique { get; internal set; } = [];

    /// <summary>What the row made or changed, or found to be so already.</summary>
    internal Guid? Record { get; set; }

    /// <inheritdoc cref="Wrong(RowProblem)"/>
    public void Wrong(string? column, RowTrouble trouble, params object[] arguments) =>
        Wrong(new RowProblem(column, trouble, arguments));

    /// <summary>Says what is wrong; of a cell once, though its row is related several times.</summary>
    public void Wrong(RowProblem problem)
    {
        if (problem.Column is null || Problems.TrueForAll(said => said.Column != problem.Column)) Problems.Add(problem);
    }

    /// <summary>Says a sentence that is worded already.</summary>
    public void Refuse(string? column, string message) =>
        Problems.Add(new RowProblem(column, RowTrouble.Refused) { Message = message });
}

/// <summary>
/// An import by way of the record's own form: a row fills the form, the form's validator and the record's rules decide.
/// A module says how one is found, made and changed.
/// </summary>
public abstract partial class RecordImport<TContext, TRecord, TForm>(ImportTools<TContext> tools) : RecordImport
    where TContext : DbContext
    where TRecord : Entity
    where TForm : class
{
    private readonly List<TRecord> _changed = [];
    private readonly List<TRecord> _made = [];
    private IReadOnlyList<ImportColumn>? _columns;
    private ImportPeople? _people;

    protected TContext Db => tools.Db;

    protected ICurrentUser Me => tools.Me;

    public abstract IReadOnlyList<ImportColumn<TForm>> Fields { get; }

    public sealed override IReadOnlyList<ImportColumn> Columns => _columns ??= [.. Fields, .. tools.Own.Of(Kind)];

    /// <summary>Whether what is done now is saved: a check and a rehearsal are not.</summary>
    protected bool Saves { get; private set; }

    /// <summary>Whether rows refer to records of another module that are made there where nobody knows them.</summary>
    protected virtual bool MakesElsewhere => false;

    /// <summary>To whose records whoever imports may hand one over.</summary>
    protected abstract string Permission { get; }

    /// <summary>Those that open for whoever imports: a row finds no other.</summary>
    protected abstract IQueryable<TRecord> Visible { get; }

    /// <summary>Those that whoever imports may change.</summary>
    protected abstract IQueryable<TRecord> Changeable { get; }

    /// <summary>With what is needed to change or remove one.</summary>
    protected virtual IQueryable<TRecord> Whole => Db.Set<TRecord>();

    /// <summary>A new one, as its form begins.</summary>
    protected abstract TForm Blank();

    protected abstract TForm FormOf(TRecord record);

    /// <summary>What a record is found by, by the chosen rule, the surest first.</summary>
    protected abstract IEnumerable<string> KeysOf(TForm form, string match);

    /// <summary>What no two records share, whatever the rule.</summary>
    protected virtual IEnumerable<string> UniqueKeysOf(TForm form) => [];

    /// <summary>What the record that a row makes will be found by: later rows of the file that look for it say the
    /// same.</summary>
    protected virtual IEnumerable<string> SaidBy(TForm form, string match) =>
        KeysOf(form, match).Concat(UniqueKeysOf(form));

    protected abstract Task<IReadOnlyList<(string Key, TRecord Record)>> FindAsync(
        IReadOnlyCollection<string> keys, CancellationToken ct);

    /// <summary>Whether what the keys found can be what the row says.</summary>
    protected virtual bool MayBeOne(TForm form, TRecord record) => true;

    /// <summary>Fetches what these rows need, once for all of them.</summary>
    protected virtual Task PrepareAsync(
        ImportSession session, IReadOnlyList<RowInWork<TForm>> rows, CancellationToken ct) => Task.CompletedTask;

    /// <summary>Puts what the row refers to into the form.</summary>
    protected virtual void Relate(RowInWork<TForm> row, TForm form)
    {
    }

    /// <summary>Key of the stage in which the row leaves the record; null for the first.</summary>
    /// <param name="record">Null for a new one.</param>
    protected virtual string? StageOf(TForm form, TRecord? record) => (record as IStaged)?.StageKey;

    /// <summary>What the form's validator says.</summary>
    protected abstract IEnumerable<(string Property, string Message)> Check(TForm form);

    protected abstract TRecord Make(RowInWork<TForm> row);

    protected abstract void Change(TRecord record, TForm form);

    /// <summary>As the row says.</summary>
    protected virtual void Change(RowInWork<TForm> row, TRecord record, TForm form) => Change(record, form);

    /// <summary>Makes what these rows refer to in other modules and nobody knows: before the rows are saved, each in
    /// the other module's own transaction.</summary>
    protected virtual Task MakeElsewhereAsync(
        ImportSession session, IReadOnlyList<RowInWork<TForm>> rows, CancellationToken ct) => Task.CompletedTask;

    /// <summary>Whatever new records need, before they are saved.</summary>
    protected virtual Task CompleteAsync(IReadOnlyList<TRecord> made, CancellationToken ct) => Task.CompletedTask;

    /// <summary>Whatever follows from the changes, before they are saved.</summary>
    protected virtual Task FinishAsync(IReadOnlyList<TRecord> changed, CancellationToken ct) => Task.CompletedTask;

    /// <summary>Records that came with the row, which are remembered and taken back too.</summary>
    protected virtual IEnumerable<(string Kind, Entity Record)> MadeWith(RowInWork<TForm> row) => [];

    /// <summary>Those to which something of the own module belongs.</summary>
    protected abstract Task<IReadOnlyCollection<Guid>> UsedAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct);

    /// <summary>Fetches what is needed to bring records back.</summary>
    protected virtual Task PrepareBackAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct) => Task.CompletedTask;

    /// <summary>Says that it goes; the base removes it.</summary>
    protected virtual void Withdraw(TRecord record)
    {
    }
}
