using System.Linq.Expressions;

namespace ErpCrm.Platform.Records;

/// <summary>An amount that can be added up: only with others of its currency.</summary>
/// <param name="InBase">In base currency, at the record's own rate; null where it is not known.</param>
public sealed record FieldAmount<T>(
    Expression<Func<T, decimal?>> Amount, Expression<Func<T, string?>> Currency, Expression<Func<T, decimal?>>? InBase);
