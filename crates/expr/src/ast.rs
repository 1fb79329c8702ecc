//! An expression as it was written: the tree that the parser makes, before names and types are looked up.

use falaj_schema::error::Span;

use crate::value::Value;

/// How strongly `not` binds; see [`Operator::strength`].
pub(crate) const NOT: u8 = 3;
/// How strongly `is`, `in`, `between` and `like` bind.
pub(crate) const PREDICATE: u8 = 4;
/// How strongly the sign of a number binds.
pub(crate) const SIGN: u8 = 7;

/// A part of an expression and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Expr {
    /// What it is.
    pub kind: Kind,
    /// Where it stands in the text.
    pub span: Span,
}

/// What a part of an expression is.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// A value written out.
    Literal(Value<'static>),
    /// The value of a column.
    Column(String),
    /// The number with the other sign.
    Negate(Box<Expr>),
    /// The opposite truth.
    Not(Box<Expr>),
    /// Two parts and what stands between them.
    Binary(Operator, Box<Expr>, Box<Expr>),
    /// `x is null`; with `negated` `x is not null`.
    IsNull {
        /// The part that is looked at.
        of: Box<Expr>,
        /// With `not`.
        negated: bool,
    },
    /// `x in (a, b)`.
    In {
        /// The part that is looked for.
        of: Box<Expr>,
        /// Where it is looked for.
        list: Vec<Expr>,
        /// With `not`.
        negated: bool,
    },
    /// `x between a and b`, both ends included.
    Between {
        /// The part that is compared.
        of: Box<Expr>,
        /// The lower end.
        low: Box<Expr>,
        /// The upper end.
        high: Box<Expr>,
        /// With `not`.
        negated: bool,
    },
    /// `x like pattern`.
    Like {
        /// The text.
        of: Box<Expr>,
        /// The pattern.
        pattern: Box<Expr>,
        /// With `not`.
        negated: bool,
    },
    /// `if(c, a, b)` and `case when c then a … else b end`: the first whose condition holds.
    Choice {
        /// Conditions and what follows from them.
        branches: Vec<(Expr, Expr)>,
        /// What holds otherwise; null when left out.
        otherwise: Option<Box<Expr>>,
        /// Written as `if(…)`.
        short: bool,
    },
    /// A function and its arguments.
    Call {
        /// The function's name in lower case.
        name: String,
        /// Where the name stands.
        name_span: Span,
        /// The arguments.
        arguments: Vec<Expr>,
    },
}

/// What stands between two parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operator {
    /// `or`
    Or,
    /// `and`
    And,
    /// `=`
    Equal,
    /// `!=`
    Different,
    /// `<`
    Less,
    /// `<=`
    LessEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterEqual,
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`
    Divide,
    /// `//`
    FloorDivide,
    /// `%`
    Remainder,
    /// `^`
    Power,
}

impl Operator {
    /// Every operator.
    pub const ALL: [Operator; 15] = [
        Self::Or,
        Self::And,
        Self::Equal,
        Self::Different,
        Self::Less,
        Self::LessEqual,
        Self::Greater,
        Self::GreaterEqual,
        Self::Add,
        Self::Subtract,
        Self::Multiply,
        Self::Divide,
        Self::FloorDivide,
        Self::Remainder,
        Self::Power,
    ];

    /// As it is written.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Or => "or",
            Self::And => "and",
            Self::Equal => "=",
            Self::Different => "!=",
            Self::Less => "<",
            Self::LessEqual => "<=",
            Self::Greater => ">",
            Self::GreaterEqual => ">=",
            Self::Add => "+",
            Self::Subtract => "-",
            Self::Multiply => "*",
            Self::Divide => "/",
            Self::FloorDivide => "//",
            Self::Remainder => "%",
            Self::Power => "^",
        }
    }

    /// How strongly it binds; what binds more strongly is worked out first.
    pub(crate) fn strength(self) -> u8 {
        match self {
            Self::Or => 1,
            Self::And => 2,
            Self::Equal | Self::Different | Self::Less | Self::LessEqual | Self::Greater | Self::GreaterEqual => {
                PREDICATE
            }
            Self::Add | Self::Subtract => 5,
            Self::Multiply | Self::Divide | Self::FloorDivide | Self::Remainder => 6,
            Self::Power => 8,
        }
    }
}

impl Expr {
    /// The parts that it is made of.
    pub fn children(&self) -> Vec<&Expr> {
        match &self.kind {
            Kind::Literal(_) | Kind::Column(_) => Vec::new(),
            Kind::Negate(of) | Kind::Not(of) | Kind::IsNull { of, .. } => vec![of],
            Kind::Binary(_, left, right) => vec![left, right],
            Kind::In { of, list, .. } => std::iter::once(&**of).chain(list).collect(),
            Kind::Between { of, low, high, .. } => vec![of, low, high],
            Kind::Like { of, pattern, .. } => vec![of, pattern],
            Kind::Choice { branches, otherwise, .. } => {
                branches.iter().flat_map(|(when, then)| [when, then]).chain(otherwise.as_deref()).collect()
            }
            Kind::Call { arguments, .. } => arguments.iter().collect(),
        }
    }

    /// True if more than `limit` parts stand inside each other.
    pub(crate) fn deeper_than(&self, limit: usize) -> bool {
        limit == 0 || self.children().into_iter().any(|child| child.deeper_than(limit - 1))
    }

    /// The names of the columns that it reads, each once, in the order of their first use.
    pub fn columns(&self) -> Vec<&str> {
        let mut names = Vec::new();
        let mut open = vec![self];
        while let Some(expr) = open.pop() {
            match &expr.kind {
                Kind::Column(name) if !names.contains(&name.as_str()) => names.push(name.as_str()),
                _ => open.extend(expr.children().into_iter().rev()),
            }
        }
        names
    }
}
