using System.Linq.Expressions;
using System.Text.Json.Nodes;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Merging;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.Platform.Records.Tags;
using ErpCrm.Platform.Searching;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Platform.Records;

/// <summary>What a kind of record is called, as English keys of its module's texts.</summary>
/// <param name="Texts">Marker of the texts.</param>
/// <param name="One">One of them: Deal.</param>
/// <param name="Many">Several: Deals.</param>
/// <param name="New">What is said to make one: New deal; null when nobody makes one by itself.</param>
public sealed record RecordWords(Type Texts, string One, string Many, string? New = null);

/// <summary>What is asked of a reader. For whose records a permission
/// holds is decided by the kind's one predicate.</summary>
/// <param name="View">Without it no record of the kind exists for the reader.</param>
/// <param name="Change">Makes and changes records of the kind; null when nobody does by a form.</param>
public sealed record RecordRights(string View, string? Change = null)
{
    /// <summary>No right of its own: whoever sees the record it is kept with sees it, as the kind's
    /// <see cref="RecordKind.OpensAsync"/> says. Nobody holds the empty right, so what asks it refuses.</summary>
    public static RecordRights OfItsRecord { get; } = new("");
}

/// <summary>
/// A kind of record, declared once by its module: what it is called, where it stands, who sees it, how it is found.
/// Search, history, links between modules, navigation, commands and panels read it, so that none of them knows a record
/// of another module.
/// </summary>
public abstract class RecordKind
{
    /// <summary>Kept in rows and addresses, never changed: <c>credit-note</c>.</summary>
    public abstract string Key { get; }

    public abstract RecordWords Words { get; }

    /// <summary>Lucide name.</summary>
    public abstract string Icon { get; }

    public abstract RecordRights Rights { get; }

    /// <summary>Where all of them are listed; null when they stand on pages of other records only.</summary>
    public virtual string? ListUrl => null;

    /// <summary>Where one is made.</summary>
    public virtual string? CreateUrl => Words.New is null || ListUrl is null ? null : $"{ListUrl}/create";

    /// <summary>Whether <see cref="CreateUrl"/> is opened beside the page one is on.</summary>
    public virtual bool CreatesInSheet => false;

    /// <summary>
    /// Makes one of a posted <c>name</c> and answers with <c>_PickerOptions</c>: the record it made, or (422) those it
    /// may be. For forms in which one is chosen that may not exist yet; null when none is made so.
    /// </summary>
    public virtual string? QuickCreateUrl => null;

    /// <summary>Where those are listed that are likely to be two of one; null where none is ever merged.</summary>
    public virtual string? DuplicatesUrl => null;

    /// <summary>A record's own page, <c>{id}</c> standing for it; null when it has none.</summary>
    protected virtual string? Page => ListUrl is null ? null : ListUrl + "/{id}";

    public bool HasPage => Page is not null;

    /// <summary>The page of one record; null when the kind has none.</summary>
    public string? PageOf(Guid id) => Page?.Replace("{id}", id.ToString(), StringComparison.Ordinal);

    /// <summary>Where one record is changed, by those who may change records of the kind.</summary>
    public string? EditUrlOf(Guid id) => Rights.Change is null || PageOf(id) is not { } page ? null : $"{page}/edit";

    /// <summary>What records of the kind cannot do, each with the reason; they can everything else. It is said by
    /// <see cref="Lacking"/>. Without a page of its own a record has no place for files and what people say.</summary>
    public virtual IReadOnlyDictionary<RecordAbility, string> Lacks => Lacking.Nothing;

    /// <summary>Why records of the kind do not answer in the API; null where they do.</summary>
    public virtual string? NotInApi => null;

    public bool Can(RecordAbility ability) =>
        !Lacks.ContainsKey(ability) && (HasPage || !ability.StandsOnPage())
        && (ability != RecordAbility.Fields || IsCustomized);

    /// <summary>Whether records of the kind have fields of the company; where not, the kind says why.</summary>
    public bool IsCustomized => Entity.IsAssignableTo(typeof(ICustomized));

    /// <summary>Module that declares it, as in its assembly: <c>Crm</c>.</summary>
    public string Module => GetType().Assembly.GetName().Name!["ErpCrm.".Length..];

    /// <summary>The record in the module's code.</summary>
    public abstract Type Entity { get; }

    /// <summary>What is known of one, and what can be done with it.</summary>
    public abstract IReadOnlyList<Field> Known { get; }

    /// <summary>The field that shows a property of the record; null when none does.</summary>
    public Field? FieldOf(string property) => Known.FirstOrDefault(field => field.Property == property);

    /// <summary>Whether the reader sees this record, by the one
    /// predicate of its page, list, search and history.</summary>
    public abstract Task<bool> OpensAsync(IServiceProvider services, Guid id, CancellationToken ct);

    /// <summary>Whether the reader may change this record; where nobody changes records of the kind, whether he sees
    /// it.</summary>
    public abstract Task<bool> ChangesAsync(IServiceProvider services, Guid id, CancellationToken ct);

    /// <summary>All records that the reader sees.</summary>
    public abstract Task<IReadOnlyCollection<Guid>> VisibleAsync(IServiceProvider services, CancellationToken ct);

    /// <summary>Those of the records that the reader sees.</summary>
    public abstract Task<IReadOnlySet<Guid>> SeenAsync(
        IServiceProvider services, IReadOnlyCollection<Guid> ids, CancellationToken ct);

    /// <summary>Titles of those of the records that the reader sees.</summary>
    public abstract Task<IReadOnlyDictionary<Guid, string>> TitlesAsync(
        IServiceProvider services, IReadOnlyCollection<Guid> ids, CancellationToken ct);

    /// <summary>How records of the kind are found by typed words; null when the search passes them by.</summary>
    public abstract RecordSearch? Searched { get; }

    /// <summary>Properties of the record that its words are made of.</summary>
    public abstract IReadOnlySet<string> SearchedColumns { get; }

    /// <summary>Every record that the search finds, whoever sees it, the latest last.</summary>
    public abstract Task<IReadOnlyList<Guid>> SearchedIdsAsync(IServiceProvider services, CancellationToken ct);

    /// <summary>What these records are found by, whoever sees them; without those that are not found.</summary>
    public abstract Task<IReadOnlyList<RecordText>> TextsAsync(
        IServiceProvider services, IReadOnlyCollection<Guid> ids, CancellationToken ct);

    /// <summary>What stands in the text fields of these records, as people wrote it: of the records and the fields that
    /// the reader sees.</summary>
    public abstract Task<IReadOnlyList<RecordSaid>> SaidAsync(
        IServiceProvider services, IReadOnlyCollection<Guid> ids, CancellationToken ct);

    /// <summary>The records that take words from this record of another kind.</summary>
    public abstract Task<IReadOnlyList<Guid>> FollowersAsync(
        IServiceProvider services, Type source, Guid id, CancellationToken ct);

    /// <summary>The tags of all records, in the context that lists of the kind ask.</summary>
    public abstract IQueryable<RecordTag> Tags(IServiceProvider services);

    /// <summary>The stages that records of the kind go through (<see cref="IStaged"/>), in their order.</summary>
    public virtual Task<IReadOnlyList<RecordStage>> StagesAsync(IServiceProvider services, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<RecordStage>>([]);

    public bool HasStages => Entity.IsAssignableTo(typeof(IStaged));

    /// <summary>Whether fields of the company can name a record of the kind: it is found by its words.</summary>
    public bool CanBeNamed => HasPage && Searched is not null;

    /// <summary>Records that the reader sees and that have the typed words, in the order of their titles.</summary>
    public abstract Task<IReadOnlyList<NamedRecord>> ChoicesAsync(
        IServiceProvider services, string? text, int most, CancellationToken ct);

    /// <summary>Records that the reader sees and that are called exactly so.</summary>
    public abstract Task<IReadOnlyList<NamedRecord>> CalledAsync(
        IServiceProvider services, IReadOnlyCollection<string> titles, CancellationToken ct);

    /// <summary>Those of the records that are there, whoever sees them.</summary>
    public abstract Task<IReadOnlySet<Guid>> ThereAsync(
        IServiceProvider services, IReadOnlyCollection<Guid> ids, CancellationToken ct);

    /// <summary>Of an id the title, for those who see the record: as a part of what the own module asks; null where
    /// records have no title.</summary>
    public abstract Expression<Func<Guid?, string?>>? TitleOfId(IServiceProvider services);

    /// <summary>The latest records that the reader sees and that name one of these in a field of the company.</summary>
    public abstract Task<IReadOnlyList<Guid>> NamingAsync(IServiceProvider services, CustomField field,
        IReadOnlyCollection<Guid> named, int most, CancellationToken ct);

    /// <summary>The indexes for a field of the company, and where they are.</summary>
    public abstract IReadOnlyList<ValueIndex> IndexesOf(IServiceProvider services, CustomField field);

    /// <summary>The context and the table that keep the records.</summary>
    public abstract (DbContext Db, string? Schema, string Table) TableOf(IServiceProvider services);

    /// <summary>The fields of the company as columns that name records; null where there are none.</summary>
    internal abstract RecordReference? CustomReferences { get; }

    /// <summary>Lets the values in the fields of the company be changed of one record, by whoever changes it, and
    /// saves it.</summary>
    /// <exception cref="RecordNotFoundException">It is gone, or this reader does not change it.</exception>
    /// <exception cref="BusinessRuleException">It is closed.</exception>
    public abstract Task ChangeCustomAsync(IServiceProvider services, Guid id,
        Func<ICustomized, Task> change, CancellationToken ct);

    /// <summary>The values of a record in the fields of the company, as it keeps them.</summary>
    public abstract Task<string?> CustomAsync(IServiceProvider services, Guid id, CancellationToken ct);

    /// <summary>Gives a record a value in a field of the company, where no form does.</summary>
    public abstract Task GiveCustomAsync(
        IServiceProvider services, Guid id, string key, JsonNode? value, CancellationToken ct);

    /// <summary>Takes the values of one field out of all records of the kind.</summary>
    /// <returns>Of how many.</returns>
    public abstract Task<int> ForgetCustomAsync(IServiceProvider services, string key, CancellationToken ct);

    /// <summary>Whether the reader sees every record of the kind:
    /// without asking, where his right alone says it.</summary>
    public virtual bool SeesAll(ICurrentUser me) => me.ScopeOf(Rights.View) == Scope.All;

    /// <summary>Whether the reader changes every record of the kind: then he also tidies what others keep with
    /// them.</summary>
    public virtual bool ChangesAll(ICurrentUser me) =>
        Rights.Change is { } change && me.ScopeOf(change) == Scope.All;
}
