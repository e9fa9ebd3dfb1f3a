using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;

namespace ErpCrm.Platform.Imports;

/// <summary>Declares the columns of one form.</summary>
[SuppressMessage("Design", "CA1000:Do not declare static members on generic types",
    Justification = "Names the form once for all its columns.")]
public static class ImportColumns<TForm>
    where TForm : class
{
    public static ImportColumn<TForm> Text(string key, string word, Expression<Func<TForm, string?>> member) =>
        new(key, word, ImportType.Text, member);

    public static ImportColumn<TForm> Number(string key, string word, Expression<Func<TForm, decimal?>> member) =>
        new(key, word, ImportType.Number, member);

    public static ImportColumn<TForm> Whole(string key, string word, Expression<Func<TForm, int?>> member) =>
        new(key, word, ImportType.Number, member);

    public static ImportColumn<TForm> Date(string key, string word, Expression<Func<TForm, DateOnly?>> member) =>
        new(key, word, ImportType.Date, member);

    public static ImportColumn<TForm> YesNo(string key, string word, Expression<Func<TForm, bool>> member) =>
        new(key, word, ImportType.YesNo, member);

    /// <summary>One of some values, kept as a text or as a member of an enumeration.</summary>
    public static ImportColumn<TForm> Choice<TValue>(
        string key, string word, Expression<Func<TForm, TValue>> member, IEnumerable<ImportChoice> choices) =>
        new ImportColumn<TForm>(key, word, ImportType.Choice, member).Of(choices);

    public static ImportColumn<TForm> Person(string key, string word, Expression<Func<TForm, Guid?>> member) =>
        new(key, word, ImportType.Person, member);

    /// <summary>Another record; its module puts it into the form.</summary>
    public static ImportColumn<TForm> Record(string key, string word, Expression<Func<TForm, object?>> member) =>
        new(key, word, ImportType.Record, member);
}
