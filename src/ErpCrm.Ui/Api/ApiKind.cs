using ErpCrm.Platform.Records;
using ErpCrm.Ui.Api.Reading;
using ErpCrm.Ui.Lists;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Ui.Api;

/// <summary>A declared kind of record in the API: predicate, rights, words and fields are the record's own, and the
/// columns of its list join them.</summary>
/// <param name="list">The list of its page; null where it has none.</param>
public abstract class ApiKind<TContext, T>(string kind, string path, RecordList? list = null)
    : ApiRecords<TContext, T>(path, list)
    where TContext : DbContext
    where T : class
{
    public override string Kind => kind;

    public override string ViewIn(RecordKinds kinds) => kinds.Get(kind).Rights.View;

    public override (string One, string Many) WordsIn(RecordKinds kinds) =>
        (kinds.Get(kind).Words.One, kinds.Get(kind).Words.Many);

    public override Type TextsIn(RecordKinds kinds) => kinds.Get(kind).Words.Texts;

    public sealed override Task<bool> ChangesAsync(IServiceProvider services, Guid id, CancellationToken ct) =>
        RecordIn(services.GetRequiredService<RecordKinds>()).ChangesAsync(services, id, ct);

    protected override IReadOnlyList<Field<T>> FieldsIn(IServiceProvider services) =>
        RecordIn(services.GetRequiredService<RecordKinds>()).Fields;

    protected override IQueryable<T> Visible(ListScope scope) =>
        RecordIn(scope.Get<RecordKinds>()).Visible(Asking.Of<TContext>(scope.Services));

    private Record<TContext, T> RecordIn(RecordKinds kinds) => (Record<TContext, T>)kinds.Get(kind);
}
