using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;

namespace ErpCrm.Platform.Imports;

/// <summary>What kind of value a column of a file holds.</summary>
public enum ImportType
{
    Text,
    Number,
    Date,
    YesNo,

    /// <summary>One of <see cref="ImportColumn.Choices"/>, by its word in any language or by its name.</summary>
    Choice,

    /// <summary>A user, by name or e-mail.</summary>
    Person,

    /// <summary>Another record, by what it is called; its module finds it.</summary>
    Record,

    /// <summary>Words that the company puts on the record, several in one cell.</summary>
    Tags,

    /// <summary>Some of <see cref="ImportColumn.Choices"/>, several in one cell.</summary>
    Choices,
}

/// <summary>One value that a column may have.</summary>
/// <param name="Value">Its name in the code: <c>Referral</c>.</param>
/// <param name="Word">English text, the key of its translations; null for a code that no language words.</param>
public sealed record ImportChoice(string Value, string? Word = null)
{
    /// <summary>What other products call it in their files.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];
}

/// <summary>One thing that a row of a file may say of a record: declared once, beside the record.</summary>
public abstract class ImportColumn(string key, string word, ImportType type)
{
    /// <summary>Kept in remembered mappings, never changed: <c>taxId</c>.</summary>
    public string Key { get; } = key;

    /// <summary>English text; the key of its translations.</summary>
    public string Word { get; } = word;

    public ImportType Type { get; } = type;

    /// <summary>The word was given by the company: it is no key of a translation.</summary>
    public bool IsSaid { get; protected init; }

    /// <summary>A new record needs it.</summary>
    public bool IsRequired { get; protected set; }

    /// <summary>What files call it besides its word, in any language.</summary>
    public IReadOnlyList<string> Aliases { get; protected set; } = [];

    /// <summary>Values of the example file, one for each of its rows.</summary>
    public IReadOnlyList<string> Samples { get; protected set; } = [];

    /// <summary>Of a <see cref="ImportType.Choice"/> and of several: what there is to choose.</summary>
    public IReadOnlyList<ImportChoice> Choices { get; protected set; } = [];

    /// <summary>What stands between the texts of several columns of a file that become it; null where one alone
    /// can.</summary>
    public string? Joint { get; protected set; }

    /// <summary>Of addresses and phones: key of the column that takes those which have no room here.</summary>
    public string? Rest { get; protected set; }

    /// <summary>Letters that have room where there is a <see cref="Rest"/>; nought for one address.</summary>
    public int Room { get; protected set; }

    /// <summary>Of an amount: key of the column that says its currency.</summary>
    public string? Currency { get; protected set; }

    /// <summary>Of a known record: what a row says comes beside what is there, and takes nothing away.</summary>
    public bool IsAdded { get; protected set; }

    /// <summary>A number of per cent: 12 where a sheet shows 12 %, which it keeps as 0.12.</summary>
    public bool IsPercent { get; protected set; }

    /// <summary>Several columns of a file may become it.</summary>
    public bool TakesSeveral => Joint is not null || Rest is not null;

    /// <summary>The member of the form that it fills; refusals name it.</summary>
    public abstract string Property { get; }
}

/// <summary>A column that fills a member of the record's own form.</summary>
public sealed class ImportColumn<TForm> : ImportColumn
    where TForm : class
{
    private readonly PropertyInfo _property;
    private readonly Type _holds;

    internal ImportColumn(string key, string word, ImportType type, LambdaExpression member)
        : base(key, word, type)
    {
        IsKept = type != ImportType.Record;
        var body = member.Body is UnaryExpression { NodeType: ExpressionType.Convert } converted
            ? converted.Operand
            : member.Body;
        _property = (PropertyInfo)((MemberExpression)body).Member;
        _holds = Nullable.GetUnderlyingType(_property.PropertyType) ?? _property.PropertyType;
    }

    public override string Property => _property.Name;

    public ImportColumn<TForm> Required()
    {
        IsRequired = true;
        return this;
    }

    public ImportColumn<TForm> Called(params string[] aliases)
    {
        Aliases = aliases;
        return this;
    }

    public ImportColumn<TForm> Like(params string[] samples)
    {
        Samples = samples;
        return this;
    }

    public ImportColumn<TForm> Of(IEnumerable<ImportChoice> choices)
    {
        Choices = [.. choices];
        return this;
    }

    /// <summary>Several columns of a file may become it: they are put together with this between them.</summary>
    public ImportColumn<TForm> JoinedBy(string joint)
    {
        Joint = joint;
        return this;
    }

    /// <summary>Holds one address, or phones of so many letters; further ones stand in another column.</summary>
    public ImportColumn<TForm> WithRestIn(string key, int room = 0)
    {
        (Rest, Room) = (key, room);
        return this;
    }

    /// <summary>An amount in the currency that another column says.</summary>
    public ImportColumn<TForm> In(string currency)
    {
        Currency = currency;
        return this;
    }

    /// <summary>What people noted: on a known record it comes beside what is there.</summary>
    public ImportColumn<TForm> Added()
    {
        IsAdded = true;
        return this;
    }

    /// <summary>A number of per cent.</summary>
    public ImportColumn<TForm> InPercent()
    {
        IsPercent = true;
        return this;
    }

    /// <summary>Another record that a row may change: not what the record is found by.</summary>
    public ImportColumn<TForm> Changes()
    {
        IsKept = true;
        return this;
    }

    /// <summary>What a record is found by, and no row changes.</summary>
    public ImportColumn<TForm> Identifies()
    {
        IsKept = false;
        return this;
    }

    /// <summary>What it held is compared, and brought back when the import is.</summary>
    internal bool IsKept { get; private set; }

    public object? Get(TForm form) => _property.GetValue(form);

    /// <summary>Fills the member.</summary>
    /// <returns>False when it takes whole numbers only, and this is none.</returns>
    public bool Set(TForm form, object? value)
    {
        if (value is decimal number && _holds == typeof(int))
        {
            if (number != decimal.Truncate(number) || Math.Abs(number) > int.MaxValue) return false;
            value = (int)number;
        }
        else if (value is string word && _holds.IsEnum)
        {
            value = Enum.Parse(_holds, word);
        }

        _property.SetValue(form, value);
        return true;
    }

    /// <summary>The value as it is kept, so that it can be brought back.</summary>
    public string? Keep(TForm form) => Get(form) switch
    {
        null => null,
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        // A database adds noughts that no file says.
        decimal number => number.ToString("0.############", CultureInfo.InvariantCulture),
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        var other => other.ToString(),
    };

    /// <summary>Brings back what was kept.</summary>
    public void Restore(TForm form, string? kept) => _property.SetValue(form, kept is null ? null : Parsed(kept));

    private object Parsed(string kept) =>
        _holds == typeof(string) ? kept
        : _holds == typeof(Guid) ? Guid.Parse(kept)
        : _holds == typeof(DateOnly) ? DateOnly.ParseExact(kept, "O", CultureInfo.InvariantCulture)
        : _holds == typeof(bool) ? bool.Parse(kept)
        : _holds.IsEnum ? Enum.Parse(_holds, kept)
        : Convert.ChangeType(kept, _holds, CultureInfo.InvariantCulture);
}
