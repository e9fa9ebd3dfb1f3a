using System.Linq.Expressions;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Platform.Records;

/// <summary>A record is not there, or not for whoever asks: a page answers 404.</summary>
public sealed class RecordNotFoundException() : Exception("There is no such record, or it is not for whoever asks.");

/// <summary>The one way to find a record that a page is about.</summary>
public static class Finding
{
    /// <exception cref="RecordNotFoundException">None of the records has the id.</exception>
    public static Task<T> OneAsync<T>(this IQueryable<T> records, Guid id, CancellationToken ct)
        where T : Entity => records.OneAsync(record => record.Id == id, ct);

    /// <exception cref="RecordNotFoundException">None of the records is meant.</exception>
    public static async Task<T> OneAsync<T>(this IQueryable<T> records, Expression<Func<T, bool>> which,
        CancellationToken ct)
        where T : class => (await records.FirstOrDefaultAsync(which, ct)).OrNotFound();

    /// <exception cref="RecordNotFoundException">It is null.</exception>
    public static T OrNotFound<T>(this T? found)
        where T : class => found ?? throw new RecordNotFoundException();
}
