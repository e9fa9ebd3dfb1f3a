using ErpCrm.Platform.Records.Custom;
using ErpCrm.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Platform.Records;

/// <content>What people wrote into records, for the search to say where it found a word.</content>
public abstract partial class Record<TContext, T>
{
    public sealed override async Task<IReadOnlyList<RecordSaid>> SaidAsync(
        IServiceProvider services, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var asking = Asking.Of<TContext>(services);
        if (ids.Count == 0 || !asking.Me.Can(Rights.View)) return [];
        // Of the record itself: what it shows of others is not read for a few words.
        var fields = Fields.Where(f => f is { Type: FieldType.Text, Property: not null } && f.IsFor(asking.Me))
            .ToList();
        var records = await Visible(asking).Where(IdIn(ids)).AsNoTracking()
            .Select(record => new { Id = EF.Property<Guid>(record, "Id"), Record = record }).ToListAsync(ct);
        return
        [
            .. records.Select(known => new RecordSaid(known.Id,
                [
                    .. from field in fields
                       let text = field.ValueOf(known.Record) as string
                       where !string.IsNullOrWhiteSpace(text)
                       select ((Field)field, text!),
                ],
                (known.Record as ICustomized)?.Custom)),
        ];
    }
}
