using System.Linq.Expressions;
using ErpCrm.Platform.Submissions;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Ui.Api.Reading;

/// <summary>What the caller's programs call the records that are read.</summary>
/// <param name="all">What they call records of the resource.</param>
/// <param name="wanted">The record that is looked for by it; empty where it leads to none, null where none is.</param>
internal sealed class CalledReading<T>(IQueryable<ExternalId> all, Guid? wanted)
    where T : class
{
    /// <summary>By the key of its index, in the command that reads the record.</summary>
    public Expression<Func<T, string?>> Value => record => all
        .Where(e => e.RecordId == EF.Property<Guid>(record, "Id")).Select(e => e.Value).FirstOrDefault();

    public IQueryable<T> Among(IQueryable<T> records) =>
        wanted is { } id ? records.Where(record => EF.Property<Guid>(record, "Id") == id) : records;
}
